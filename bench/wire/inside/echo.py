# Answers each byte of a connection with the same byte. Argument: the port.
import socket
import sys

listener = socket.create_server(("0.0.0.0", int(sys.argv[1])))
while True:
    connection, _ = listener.accept()
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    with connection:
        try:
            while data := connection.recv(16):
                connection.sendall(data)
        except ConnectionError:
            pass
