# One byte there and back, again and again on one connection. Arguments: address, port, seconds. Prints the microseconds that half
# of the round trips took at most, and that 99 of 100 took at most.
import socket
import sys
import time

address, port, seconds = sys.argv[1], int(sys.argv[2]), float(sys.argv[3])
connection = socket.create_connection((address, port), 5)
connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
clock = time.perf_counter_ns
taken = []
end = clock() + int(seconds * 1e9)
now = clock()
while now < end:
    start = now
    connection.sendall(b"x")
    if connection.recv(1) == b"":
        sys.exit("the other end has hung up")
    now = clock()
    taken.append(now - start)
taken.sort()
at = lambda share: taken[min(len(taken) - 1, int(len(taken) * share))] / 1000
print(f'{{"trips": {len(taken)}, "median": {at(0.5)}, "p99": {at(0.99)}}}')
