"""What duties ask of a company file, each question by a name: the statements and nothing else.

They stand apart from the facts made of the answers, because the first page is read without the
database library: by the plain driver, with the texts that these statements make (`compiling`).
"""
