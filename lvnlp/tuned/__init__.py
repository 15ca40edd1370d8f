"""What a user's own model does while a page is read: it corrects mentions and adds relations.

`lvnlp.training` makes such models; here nothing is learned.
"""
