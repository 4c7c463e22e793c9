"""Accessible, archivable PDF (PDF/UA-1 and PDF/A-3a): the layer that documents are written with.

Authors use `story.Story`, `text.bold/italic/muted/link` and `document.write_document`; the
other modules make sure that nothing untagged, unembedded or unsafe can come out. What a plan
says stands elsewhere: this folder knows no goals and no coaches.

    story = Story()
    story.title("Autumn", over="Readiness-for-change plan")
    story.paragraph(["Marked ", bold("new"), " since we met."])
    story.table(("What", "When"), [("Rehearse", "weekly")], caption="Steps")
    story.text_field(TextField(name="g1_comment", label="What I noticed (coach)"))
    write_document(target, meta, story, progress=progress)
"""
