"""Writes the fixtures beside this file; run it with python3 and numpy 2.

Every expected number in them is computed here by numpy, or follows from the bytes packed by hand.

cases.json       operations: inputs, arguments, what numpy gives
einsum.json      numpy.einsum
closeness.json   numpy.isclose, element by element
npy/, npy.json   files of numpy.save, and what numpy.load reads from them
npz/             archives of numpy.savez, and hostile ones written by zipfile
safetensors/     files packed by hand after the format's description
"""

import io
import json
import math
import shutil
import struct
import zipfile
from pathlib import Path

import numpy as np

here = Path(__file__).resolve().parent
rng = np.random.default_rng(20170612)
inf, nan = math.inf, math.nan


def number(x):
    x = float(x)
    if math.isnan(x):
        return "nan"
    if math.isinf(x):
        return "inf" if x > 0 else "-inf"
    return x


def tensor(array):
    array = np.asarray(array, dtype=np.float64)
    return {"shape": list(array.shape), "elements": [number(x) for x in array.ravel()]}


def draw(*shape):
    return np.round(rng.normal(size=shape), 3)


def write_json(name, items):
    lines = ",\n".join(json.dumps(item, allow_nan=False) for item in items)
    (here / name).write_text(f"[\n{lines}\n]\n")


cases = []


def case(operation, inputs, expected, **arguments):
    cases.append(
        {"operation": operation, "inputs": [tensor(x) for x in inputs], **arguments,
         "expected": tensor(expected)})


def elementwise():
    pairs = [
        (draw(2, 3), draw(2, 3)), (draw(2, 3), draw(3)), (draw(2, 1), draw(1, 3)),
        (draw(4, 1, 3), draw(2, 1)), (draw(), draw(2, 2)), (draw(0, 3), draw(1, 3)),
        (draw(3), draw(2, 2, 1, 1)), (np.array([1.0, -1, 0, inf, -inf, nan, 2]),
                                      np.array([0.0, 0, 0, inf, 1, 1, nan])),
    ]
    functions = {
        "+": np.add, "-": np.subtract, "*": np.multiply, "/": np.divide, "pow": np.power,
        "maximum": np.maximum, "minimum": np.minimum, "<": np.less, "<=": np.less_equal,
        ">": np.greater, ">=": np.greater_equal, "==": np.equal, "!=": np.not_equal,
    }
    for name, function in functions.items():
        for a, b in pairs:
            case(name, [a, b], function(a, b))
        case(name + " number", [np.array([-1.5, 0, 0.5, 3])],
             function(np.array([-1.5, 0, 0.5, 3]), 0.5), number=0.5)
        if name in "+-*/":
            case("number " + name, [np.array([-1.5, 0, 0.5, 3])],
                 function(0.5, np.array([-1.5, 0, 0.5, 3])), number=0.5)
    x = np.array([[-2.0, -0.5, 0, 0.25], [1, 30, inf, nan]])
    for name in ["exp", "log", "sqrt", "abs", "tanh", "sin", "cos", "negative"]:
        case(name, [x], getattr(np, name)(x))
    for shapes in [((2, 3), (2, 3), (2, 3)), ((3,), (2, 1), ()), ((2, 1, 1), (3,), (4, 1))]:
        mask, a, b = (draw(*shape) for shape in shapes)
        mask = (mask > 0).astype(float)
        case("where", [mask, a, b], np.where(mask != 0, a, b))
    case("where", [np.array([nan, 0, -0.0]), np.array(1.0), np.array(2.0)], [1, 2, 2])


def products():
    for a, b in [
        ((3,), (3,)), ((2, 3), (3,)), ((3,), (3, 2)), ((2, 3), (3, 4)), ((1, 1), (1, 1)),
        ((5, 7), (7, 6)), ((4, 2, 3), (3, 2)), ((2, 3), (4, 3, 2)), ((4, 1, 2, 3), (2, 3, 5)),
        ((3,), (2, 3, 4)), ((2, 4, 3), (3,)), ((2, 0), (0, 3)), ((0, 2), (2, 3)),
        ((0, 2, 3), (1, 3, 2)), ((9, 13), (13, 11)),
    ]:
        a, b = draw(*a), draw(*b)
        case("matmul", [a, b], np.matmul(a, b))
    a = np.array([[inf, 0.0], [1, nan]])
    b = np.array([[0.0, 1], [2, 0]])
    case("matmul", [a, b], a @ b)


def layout():
    for shape in [(), (3,), (2, 3), (2, 3, 4), (2, 1, 3, 2)]:
        x = draw(*shape)
        case("transpose", [x], np.swapaxes(x, -1, -2) if x.ndim > 1 else x)
    x = draw(2, 3, 4)
    for order in [(0, 1, 2), (2, 0, 1), (1, 2, 0), (-1, 0, -2)]:
        case("permute", [x], np.transpose(x, order), list=order)
    for shape in [(6, 4), (24,), (-1, 8), (2, -1, 2), (1, 24, 1)]:
        case("reshape", [x], x.reshape(shape), list=shape)
    for axis, low, high in [(0, 0, 1), (1, 1, 3), (2, 2, 2), (-1, 1, 4)]:
        case("slice", [x], x.take(range(low, high), axis=axis), axis=axis, list=[low, high])
    for i in range(2):
        case("row", [x], x[i], list=[i])
    case("element", [x], x[1, 2, 3], list=[1, 2, 3])
    for axis, shapes in [(0, [(2, 3), (1, 3)]), (1, [(2, 1), (2, 0), (2, 3)]),
                         (-1, [(2, 2, 1), (2, 2, 2)]), (0, [(2,), (3,)]), (1, [(0, 2), (0, 3)])]:
        parts = [draw(*shape) for shape in shapes]
        case("concatenate", parts, np.concatenate(parts, axis=axis), axis=axis)
    for axis in [0, 1, 2, -1, -3]:
        parts = [draw(2, 3), draw(2, 3)]
        case("stack", parts, np.stack(parts, axis=axis), axis=axis)
    x = draw()
    case("stack", [x, x, x], np.stack([x, x, x]), axis=0)
    x = draw(3, 1)
    for shape in [(3, 4), (2, 3, 4), (3, 1), (3, 0)]:
        case("broadcast", [x], np.broadcast_to(x, shape), list=shape)


def reductions():
    arrays = [draw(2, 3, 4), draw(5), draw(), np.array([[1.0, nan, 3], [4, 9, 9]]), draw(2, 0)]
    for x in arrays:
        for axis in [None, *range(-x.ndim, x.ndim)]:
            for keep in [False, True]:
                given = {"keep": keep} if axis is None else {"axis": axis, "keep": keep}
                length = x.size if axis is None else x.shape[axis]
                case("sum", [x], np.sum(x, axis=axis, keepdims=keep), **given)
                if length == 0:
                    continue
                case("mean", [x], np.mean(x, axis=axis, keepdims=keep), **given)
                case("max", [x], np.max(x, axis=axis, keepdims=keep), **given)
                case("min", [x], np.min(x, axis=axis, keepdims=keep), **given)
                case("argmax", [x], np.argmax(x, axis=axis, keepdims=keep), **given)
                case("variance", [x], np.var(x, axis=axis, keepdims=keep), **given)
                if length > 1:
                    case("variance", [x], np.var(x, axis=axis, keepdims=keep, ddof=1), list=[1],
                         **given)
            given = {} if axis is None else {"axis": axis}
            case("cumulativeSum", [x], np.cumsum(x, axis=axis), **given)
    big = np.array([1e9 + 1, 1e9 + 2, 1e9 + 3])
    case("variance", [big], np.var(big), keep=False)


def softmax(x, axis):
    e = np.exp(x - np.max(x, axis=axis, keepdims=True))
    return e / np.sum(e, axis=axis, keepdims=True)


def normalisation():
    rows = np.array([[1.0, 2, -inf], [-inf, -inf, -inf], [1000, 1000, -1000], [nan, 1, 2],
                     [inf, 1, 2]])
    for x in [draw(3, 4), draw(2, 3, 2), draw(5), rows, draw(2, 0)]:
        for axis in range(-x.ndim, x.ndim):
            if x.shape[axis] == 0:
                continue
            case("softmax", [x], softmax(x, axis), axis=axis)
            m = np.max(x, axis=axis, keepdims=True)
            case("logSoftmax", [x],
                 x - m - np.log(np.sum(np.exp(x - m), axis=axis, keepdims=True)), axis=axis)
    x, gamma, beta = draw(2, 3, 6), draw(6), draw(6)
    mean, variance = x.mean(-1, keepdims=True), x.var(-1, keepdims=True)
    for epsilon in [1e-5, 0.1]:
        normal = (x - mean) / np.sqrt(variance + epsilon)
        case("layerNorm", [x], normal, number=epsilon)
        case("layerNorm", [x, gamma], normal * gamma, number=epsilon)
        case("layerNorm", [x, gamma, beta], normal * gamma + beta, number=epsilon)
        root = x / np.sqrt(np.mean(x * x, axis=-1, keepdims=True) + epsilon)
        case("rmsNorm", [x], root, number=epsilon)
        case("rmsNorm", [x, gamma], root * gamma, number=epsilon)


def creation():
    for n in [0, 1, 3]:
        case("eye", [], np.eye(n), list=[n])
    for rows, columns, diagonal in [(3, 3, 0), (2, 4, 1), (4, 2, -1), (2, 2, 9), (2, 2, -9)]:
        case("tri", [], np.tri(rows, columns, diagonal), list=[rows, columns, diagonal])
    for x in [draw(3, 3), draw(2, 3, 4)]:
        for diagonal in [0, 1, -1]:
            case("tril", [x], np.tril(x, diagonal), list=[diagonal])
    for start, stop, step in [(0, 5, 1), (1, 2, 0.25), (5, 0, -2), (0, 1, 0.1), (3, 3, 1),
                              (0, -1, 1)]:
        case("arange", [np.array([start, stop, step])],
             start + step * np.arange(len(np.arange(start, stop, step))))


def attention():
    """Scaled dot-product attention with a causal mask: Vaswani et al. 2017, §3.2.1."""
    q, k, v = draw(2, 4, 8), draw(2, 4, 8), draw(2, 4, 3)
    scores = q @ np.swapaxes(k, -1, -2) / np.sqrt(8)
    masked = np.where(np.tri(4) != 0, scores, -inf)
    case("attention", [q, k, v], softmax(masked, -1) @ v)


def einsum():
    items = []
    for subscripts, *shapes in [
        ("ij,jk->ik", (2, 3), (3, 4)), ("ij,jk", (2, 3), (3, 4)), ("ij->ji", (2, 3)),
        ("ba", (2, 3)), ("aB", (2, 3)), ("ij->", (2, 3)), ("ij->j", (2, 3)), ("ii", (3, 3)),
        ("ii->i", (3, 3)), ("iij->ij", (2, 2, 3)), ("iii->i", (3, 3, 3)), ("i,j->ij", (2,), (3,)),
        ("i,i", (4,), (4,)), ("bqd,bkd->bqk", (2, 3, 4), (2, 5, 4)),
        ("bhqd,bhkd->bhqk", (2, 2, 3, 4), (2, 2, 5, 4)), ("ij,jk,kl->il", (2, 3), (3, 2), (2, 4)),
        ("ij,jk,kl,lm", (2, 3), (3, 2), (2, 4), (4, 2)), ("...ij,...jk->...ik", (2, 1, 2, 3), (4, 3, 2)),
        ("...ij,...jk", (2, 2, 3), (3, 2)), ("i...->...", (3, 2, 2)), ("...", (2, 3)),
        ("i...i->...i", (2, 3, 2)), ("i...i", (2, 3, 2)), ("i...,j", (3, 2), (4,)),
        (" i j , j k -> k i ", (2, 3), (3, 4)), ("Ij,jK->KI", (2, 3), (3, 4)), ("->", ()), ("", ()),
        (",", (), ()), ("i,->i", (3,), ()), ("i->...i", (3,)), ("ij,jk->ik", (2, 1), (3, 4)),
        ("ij,ij->ij", (2, 3), (2, 3)), ("ij,jk->ik", (2, 0), (0, 3)), ("ij,ij,ij->i", *[(2, 3)] * 3),
        ("nhwc,hwcd->nd", (2, 2, 3, 2), (2, 3, 2, 4)), ("i...j,...->j...", (2, 3, 4), (3,)),
    ]:
        operands = [draw(*shape) for shape in shapes]
        items.append({"subscripts": subscripts, "inputs": [tensor(x) for x in operands],
                      "expected": tensor(np.einsum(subscripts, *operands))})
    write_json("einsum.json", items)


def closeness():
    values = [0.0, -0.0, 1.0, 1.0 + 1e-9, 1.05, 0.95, -1.0, 1e-9, 1e300, -1e300, inf, -inf, nan]
    items = []
    for rtol, atol in [(1e-5, 1e-8), (0.0, 0.0), (0.05, 0.0), (0.0, 0.06), (1e10, 0.0), (0.0, 2.0)]:
        for equal_nan in [False, True]:
            grid = [[bool(np.isclose(a, b, rtol, atol, equal_nan)) for b in values] for a in values]
            items.append({"rtol": rtol, "atol": atol, "equalNaN": equal_nan,
                          "values": [number(x) for x in values], "isClose": grid})
    write_json("closeness.json", items)


def npy():
    folder = here / "npy"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    items = []

    def save(name, array, version=None):
        with open(folder / f"{name}.npy", "wb") as file:
            np.lib.format.write_array(file, array, version=version)
        items.append({"file": name, "expected": tensor(np.load(folder / f"{name}.npy"))})

    samples = {
        "b1": [[True, False, True], [False, False, True]],
        "i1": [[-128, 127, 0], [1, -1, 5]], "u1": [[0, 255, 128], [1, 2, 3]],
        "i2": [[-32768, 32767, 0], [1, -1, 258]], "u2": [[0, 65535, 258], [1, 2, 3]],
        "i4": [[-2**31, 2**31 - 1, 0], [1, -1, 66051]], "u4": [[0, 2**32 - 1, 66051], [1, 2, 3]],
        "i8": [[-2**63, 2**63 - 1, 2**53 + 1], [1, -1, 0]],
        "u8": [[0, 2**64 - 1, 2**53 + 3], [1, 2, 3]],
        "f2": [[1.5, -65504, 6e-8], [inf, nan, 6.1e-5]],
        "f4": [[1.5, -3.4e38, 1e-45], [-inf, nan, 0.1]],
        "f8": [[1.5, -1.7e308, 5e-324], [-inf, nan, 0.1]],
    }
    for kind, values in samples.items():
        for order, name in [("<", "little"), (">", "big")]:
            if kind[1] == "1" and order == ">":
                continue
            save(f"{kind}-{name}", np.array(values, dtype=order + kind))
    save("fortran", np.asfortranarray(np.arange(24.0).reshape(2, 3, 4)))
    save("number", np.array(2.5))
    save("vector", np.arange(3.0))
    save("empty", np.zeros((2, 0)))
    save("version2", np.arange(4.0).reshape(2, 2), (2, 0))
    save("version3", np.arange(4.0).reshape(2, 2), (3, 0))
    write_json("npy.json", items)

    def refuse(name, array):
        np.save(folder / f"refused-{name}.npy", array, allow_pickle=True)

    refuse("complex", np.array([1 + 2j]))
    refuse("object", np.array([{}, None]))
    refuse("record", np.array([(1, 2.0)], dtype=[("a", "<i4"), ("b", "<f8")]))
    refuse("text", np.array(["ab", "c"]))
    refuse("date", np.array(["2017-06-12"], dtype="datetime64[D]"))
    # Not every machine has 16-byte floats, so the header of a '<U4' array is changed by hand.
    text = npy_bytes(np.array(["1"], dtype="<U4")).replace(b"'<U4', ", b"'<f16',")
    (folder / "refused-long-double.npy").write_bytes(text)
    # What Tensor.npyBytes() must write, byte for byte.
    np.save(folder / "written.npy", np.array([[1.0, -2.5, nan], [inf, 0.1, -0.0]]))


def npy_bytes(array):
    file = io.BytesIO()
    np.save(file, array)
    return file.getvalue()


def npz():
    folder = here / "npz"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    arrays = {"q": np.arange(6.0).reshape(2, 3), "k": np.array([1, 2, 3], dtype=np.int32),
              "layer/v:0": np.array(7.5)}
    np.savez(folder / "stored.npz", **arrays)
    np.savez_compressed(folder / "deflated.npz", **arrays)

    def archive(name, members, method=zipfile.ZIP_STORED):
        with zipfile.ZipFile(folder / f"{name}.npz", "w", method) as file:
            for member, content in members:
                info = zipfile.ZipInfo(member, (2017, 6, 12, 0, 0, 0))
                info.compress_type = method
                file.writestr(info, content)

    vector = npy_bytes(np.arange(3.0))
    archive("other-members", [("readme.txt", b"hello"), ("a.npy", vector), ("folder/", b"")])
    archive("parent", [("a.npy", vector), ("../b.npy", vector)])
    archive("absolute", [("/tmp.npy", vector)])
    archive("backslash", [("..\\b.npy", vector)])
    archive("twice", [("a.npy", vector), ("a.npy", vector)])
    archive("bomb", [("a.npy", bytes(1 << 21))], zipfile.ZIP_DEFLATED)
    archive("not-npy", [("a.npy", b"hello")])
    archive("empty", [])
    # The same archive with a directory that claims 40 bytes less, one that claims 2^40 bytes, and
    # one whose data was changed.
    good = bytearray((folder / "stored.npz").read_bytes())
    plain = io.BytesIO()
    with zipfile.ZipFile(plain, "w", zipfile.ZIP_DEFLATED) as file:
        info = zipfile.ZipInfo("a.npy", (2017, 6, 12, 0, 0, 0))
        info.compress_type = zipfile.ZIP_DEFLATED
        file.writestr(info, vector)
    plain = plain.getvalue()
    local, central = plain.index(b"PK\3\4"), plain.index(b"PK\1\2")
    for name, size in [("claims-less", len(vector) - 40), ("claims-more", len(vector) + 40)]:
        changed = bytearray(plain)
        struct.pack_into("<I", changed, local + 22, size)
        struct.pack_into("<I", changed, central + 24, size)
        (folder / f"{name}.npz").write_bytes(changed)
    changed = bytearray(plain)
    struct.pack_into("<I", changed, local + 14, 1)
    struct.pack_into("<I", changed, central + 16, 1)
    (folder / "wrong-checksum.npz").write_bytes(changed)
    (folder / "truncated.npz").write_bytes(good[:-30])


def safetensors():
    folder = here / "safetensors"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    parts, header, offset = [], {"__metadata__": {"format": "np"}}, 0

    def add(name, dtype, shape, data):
        nonlocal offset
        header[name] = {"dtype": dtype, "shape": shape, "data_offsets": [offset, offset + len(data)]}
        offset += len(data)
        parts.append(data)

    add("f64", "F64", [2, 2], np.array([1.5, -2, inf, nan], "<f8").tobytes())
    add("f32", "F32", [3], np.array([0.1, -1, 3], "<f4").tobytes())
    add("f16", "F16", [2], np.array([0.1, -65504], "<f2").tobytes())
    # bfloat16 is the upper half of a float32: 1.0, -2.5, 3.140625, the largest, infinity.
    add("bf16", "BF16", [5], struct.pack("<5H", 0x3F80, 0xC020, 0x4049, 0x7F7F, 0x7F80))
    for kind, name in [("i1", "I8"), ("i2", "I16"), ("i4", "I32"), ("i8", "I64"),
                       ("u1", "U8"), ("u2", "U16"), ("u4", "U32"), ("u8", "U64")]:
        values = [1, 2, 250] if kind[0] == "u" else [1, -2, 100]
        add(name.lower(), name, [3], np.array(values, "<" + kind).tobytes())
    add("bool", "BOOL", [2], b"\1\0")
    add("number", "F64", [], struct.pack("<d", 2.5))
    add("empty", "F32", [0, 3], b"")
    add("odd", "F8_E4M3", [2], b"\0\0")
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    (folder / "types.safetensors").write_bytes(struct.pack("<Q", len(text)) + text + b"".join(parts))


np.seterr(all="ignore")
elementwise()
products()
layout()
reductions()
normalisation()
creation()
attention()
write_json("cases.json", cases)
einsum()
closeness()
npy()
npz()
safetensors()
