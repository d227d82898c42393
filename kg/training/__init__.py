"""How the networks of kg were trained; `python -m kg.training DATA` trains them again.

Needs the extra "train" (torch, onnx). What the networks learn from is read by `corpora`, turned into arrays by
`examples`, learned by `networks` in `train`, and written to kg/weights by `export`.
"""
