"""How a peer is spoken to, as in serve.js: one JSON message a line, each answered by one."""
import base64
import json
import re
import sys
import time


def serve(version, kinds):
    """Says hello, then answers `init`, `run` and `memory` until the input ends.

    `kinds` makes, from a task of each kind, two functions: the first does the work once, the second returns what then
    can be compared with other peers.
    """
    answer({"version": version})
    work = None
    for line in sys.stdin:
        message = json.loads(line)
        try:
            if message["do"] == "init":
                task = message["task"]
                work, values = kinds[task["kind"]](task), []
                for _ in range(task["checks"]):
                    work[0]()
                    values.extend(work[1]())
                answer({"values": values})
            elif message["do"] == "run":
                answer({"seconds": timed(*work, message["times"])})
            elif message["do"] == "memory":
                answer({"bytes": peak_memory()})
            else:
                raise ValueError("a peer is told to init, run or say its memory, not to " + message["do"])
        except Exception as error:
            answer({"error": "%s: %s" % (type(error).__name__, error)})


def timed(run, value, times):
    start = time.perf_counter()
    for _ in range(times):
        run()
    value()
    return time.perf_counter() - start


def answer(message):
    sys.stdout.write(json.dumps(message) + "\n")
    sys.stdout.flush()


def peak_memory():
    try:
        with open("/proc/self/status") as status:
            return 1024 * int(re.search(r"VmHWM:\s+(\d+) kB", status.read()).group(1))
    except OSError:
        import resource
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return peak if sys.platform == "darwin" else 1024 * peak


def numbers(text):
    """The bytes of a task's numbers, float32."""
    return bytearray(base64.b64decode(text))


def some_elements(C):
    """Five elements of a square matrix, by which products are compared."""
    last, middle = C.shape[0] - 1, C.shape[0] // 2
    return [float(C[i, j]) for i, j in ((0, 0), (0, last), (middle, middle), (last, 0), (last, last))]
