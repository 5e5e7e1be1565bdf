"""PyTorch: nn, autograd and SGD in the dtype of the task, and torch.autograd.gradcheck."""
import sys

import torch
from torch import nn

from serve import numbers, serve, some_elements


def tensor(text, shape, dtype):
    return torch.frombuffer(numbers(text), dtype=torch.float32).reshape(shape).to(getattr(torch, dtype), copy=True)


def network(task):
    layers, sizes, dtype = [], task["sizes"], task["dtype"]
    for k, (p, I, O) in enumerate(zip(task["params"], sizes, sizes[1:])):
        if k > 0:
            layers.append(nn.ReLU() if task["activation"] == "relu" else nn.Tanh())
        linear = nn.Linear(I, O, dtype=getattr(torch, dtype))
        with torch.no_grad():
            linear.weight.copy_(tensor(p["W"], (O, I), dtype))
            linear.bias.copy_(tensor(p["b"], (O,), dtype))
        layers.append(linear)
    return nn.Sequential(*layers), tensor(task["X"], (task["batch"], sizes[0]), dtype)


def step(task):
    net, X = network(task)
    labels, loss = torch.tensor(task["labels"]), nn.CrossEntropyLoss()
    optimizer, seen = torch.optim.SGD(net.parameters(), lr=task["learningRate"]), {}

    def run():
        optimizer.zero_grad()
        seen["L"] = loss(net(X), labels)
        seen["L"].backward()
        optimizer.step()

    return run, lambda: [seen["L"].item()]


def matmul(task):
    n, seen = task["n"], {}
    A, B = (tensor(task[name], (n, n), task["dtype"]) for name in "AB")

    def run():
        seen["C"] = A @ B

    return run, lambda: some_elements(seen["C"])


def gradcheck(task):
    """Of the argument's function: `outputs` is Y, each element by each input; `scalar` is <Y,R> for a random R."""
    net, X = network(task)
    R, scalar = torch.randn(net(X).shape, dtype=X.dtype), sys.argv[1] == "scalar"
    inputs = (X.requires_grad_(), *net.parameters())     # perturbed in place, and so net sees it

    def function(X, *_):
        return (net(X) * R).sum() if scalar else net(X)

    def run():
        if not torch.autograd.gradcheck(function, inputs):
            raise AssertionError("gradcheck found it wrong")

    return run, lambda: [net(X).sum().item()]


serve(torch.__version__.split("+")[0], {"step": step, "matmul": matmul, "gradcheck": gradcheck})
