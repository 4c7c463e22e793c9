"""The guided close of a day and of a week: dialogs, their steps, and what the steps are made of."""
