# Does in PyTorch what spec/interop/pytorch.ts asks for: loads each checkpoint by load_state_dict(strict=True), prints
# the network's outputs, and writes the state dict as PyTorch has it beside the checkpoint.
import json
import struct
import sys

import torch
from torch import nn

DTYPES = {"F64": torch.float64, "F32": torch.float32, "I64": torch.int64}


def load_file(path):
    with open(path, "rb") as file:
        length, = struct.unpack("<Q", file.read(8))
        header, data = json.loads(file.read(length)), file.read()
    assert (8 + length) % 8 == 0 and header.pop("__metadata__") == {"format": "pt"}
    return {name: torch.frombuffer(bytearray(data[slice(*entry["data_offsets"])]), dtype=DTYPES[entry["dtype"]])
            .reshape(entry["shape"]) for name, entry in header.items()}


def save_file(tensors, path):
    names, header, data = {dtype: name for name, dtype in DTYPES.items()}, {}, b""
    for name, tensor in tensors.items():
        raw = tensor.numpy().tobytes()
        header[name] = {"dtype": names[tensor.dtype], "shape": list(tensor.shape),
                        "data_offsets": [len(data), len(data) + len(raw)]}
        data += raw
    text = json.dumps(header).encode()
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text + data)


outputs = []
for task in json.load(sys.stdin):
    network = eval(task["network"]).to(getattr(torch, task["dtype"])).eval()
    network.load_state_dict(load_file(task["path"]), strict=True)
    X = torch.tensor(task["X"], dtype=torch.int64 if task["ids"] else getattr(torch, task["dtype"]))
    with torch.no_grad():
        Y = eval(task["call"], {"f": network, "X": X})
    outputs.append(Y.double().flatten().tolist())
    save_file(network.state_dict(), task["path"] + ".torch")
print(json.dumps({"torch": torch.__version__, "outputs": outputs}))
