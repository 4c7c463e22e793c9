"""Accessible, archivable PDF (PDF/UA-1 and PDF/A-3a): the layer that documents are written with.

Authors use `story.Story`, `text.bold/italic/muted/link` and `document.write_document`; the
other modules make sure that nothing untagged, unembedded or unsafe can come out. What a plan
says stands elsewhere: this folder knows no goals and no coaches.
"""
