"""What the records say when read together. Pure: values in, values out."""
