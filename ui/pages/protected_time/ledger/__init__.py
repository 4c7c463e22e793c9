"""What gave way and what is owed for it: debt, write-offs, charter, surges, hindsight.

Blocks themselves and what is proposed for them stand in the folder above.
"""
