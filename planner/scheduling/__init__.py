"""Where protected time fits. Pure: values in, values out."""
