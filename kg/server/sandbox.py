"""The last lock: a process that answers strangers' queries can open no socket and take no more memory than allowed.

On Linux the kernel refuses it new sockets (seccomp) and ends it with its parent; elsewhere only the memory is
limited, as far as the system does, and `kg.graph.guard` stands alone.
"""

from __future__ import annotations

import ctypes
import errno
import platform
import resource
import signal
import struct
import sys

_SET_PARENT_DEATH_SIGNAL, _SET_SECCOMP, _SET_NO_NEW_PRIVILEGES = 1, 22, 38  # linux/prctl.h
_SECCOMP_FILTER = 2
_LOAD, _JUMP_IF_EQUAL, _RETURN = 0x20, 0x15, 0x06  # linux/bpf_common.h: words only
_ALLOW, _REFUSE = 0x7FFF0000, 0x00050000 | errno.EACCES
_NUMBER, _ARCHITECTURE = 0, 4  # offsets into struct seccomp_data

_SYSTEMS = {"x86_64": (0xC000003E, 41, 425), "aarch64": (0xC00000B7, 198, 425)}
"""What the kernel calls the architecture, and its numbers of socket and io_uring_setup, which opens sockets, too."""


def confine(memory: int) -> None:
    """Limit this process, for good, to so many bytes of memory and to the files and pipes of this machine."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
    if sys.platform == "linux":
        _end_with_parent()
        _refuse_sockets()


def _end_with_parent() -> None:
    _prctl(_SET_PARENT_DEATH_SIGNAL, signal.SIGKILL)


def _refuse_sockets() -> None:
    """Where the kernel has no seccomp, or the architecture is not known, nothing happens."""
    system = _SYSTEMS.get(platform.machine())
    if system is None or _prctl(_SET_NO_NEW_PRIVILEGES, 1) != 0:
        return
    architecture, socket, io_uring = system
    instructions = [
        (_LOAD, 0, 0, _ARCHITECTURE),
        (_JUMP_IF_EQUAL, 1, 0, architecture),
        (_RETURN, 0, 0, _REFUSE),  # the calls of another architecture have other numbers
        (_LOAD, 0, 0, _NUMBER),
        (_JUMP_IF_EQUAL, 2, 0, socket),
        (_JUMP_IF_EQUAL, 1, 0, io_uring),
        (_RETURN, 0, 0, _ALLOW),
        (_RETURN, 0, 0, _REFUSE),
    ]
    code = ctypes.create_string_buffer(b"".join(struct.pack("=HBBI", *line) for line in instructions))
    program = ctypes.create_string_buffer(struct.pack("@HP", len(instructions), ctypes.addressof(code)))
    _prctl(_SET_SECCOMP, _SECCOMP_FILTER, ctypes.addressof(program))


def _prctl(option: int, *values: int) -> int:
    arguments = [ctypes.c_ulong(value) for value in (*values, *(0,) * (4 - len(values)))]
    return int(ctypes.CDLL(None, use_errno=True).prctl(option, *arguments))
