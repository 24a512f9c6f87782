# In QEMU's place: carries every frame from the tap that QEMU would hold to a namespace of its own, which stands for DSM, and
# back. Both taps are opened as QEMU opens one for a guest with virtio: the header in front of each frame, and the offloads on,
# so that up to 64 KiB pass in one piece. Arguments: name of the container's tap. Descriptor 3 is /dev/net/tun, opened in the
# container's namespace, 4 the same, opened in DSM's. Prints "ready" when both taps are there.
import errno
import fcntl
import os
import struct
import sys

TUNSETIFF, TUNSETOFFLOAD = 0x400454CA, 0x400454D0
IFF_TAP, IFF_NO_PI, IFF_VNET_HDR = 0x0002, 0x1000, 0x4000
CHECKSUM, TSO4, TSO6 = 1, 2, 4


def attach(descriptor, name):
    flags = IFF_TAP | IFF_NO_PI | IFF_VNET_HDR
    fcntl.ioctl(descriptor, TUNSETIFF, struct.pack("16sH22x", name.encode(), flags))
    fcntl.ioctl(descriptor, TUNSETOFFLOAD, CHECKSUM | TSO4 | TSO6)


def carry(source, target):
    frame = bytearray(131072)
    view = memoryview(frame)
    while True:
        try:
            length = os.readv(source, [frame])
            os.write(target, view[:length])
        except OSError as error:
            # Down, or a frame that the other end does not take: as on a wire, it is lost.
            if error.errno not in (errno.EIO, errno.EINVAL, errno.ENOBUFS):
                raise


attach(3, sys.argv[1])
attach(4, "eth0")
print("ready", flush=True)
if os.fork() == 0:
    carry(4, 3)
carry(3, 4)
