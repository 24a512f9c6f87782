/** As printed by iputils 20221126, busybox 1.35 and Habets' 2.23, tried in a namespace. */
export const arpings = {
	iputils: {
		help: {
			exitCode: 2,
			stderr:
				'Usage:\n  arping [options] <destination>\n\nOptions:\n  -D            duplicate address detection mode\n',
		},
		ask: 'arping -D -c 2 -w 2 -I enp3s0 192.168.1.9',
		answer: {
			exitCode: 1,
			stdout:
				'ARPING 192.168.1.9 from 0.0.0.0 enp3s0\nUnicast reply from 192.168.1.9 [B6:44:FB:66:0C:0A]  0.529ms\nSent 1 probes (1 broadcast(s))\nReceived 1 response(s)\n',
		},
		silence: {
			stdout:
				'ARPING 192.168.1.9 from 0.0.0.0 enp3s0\nSent 2 probes (2 broadcast(s))\nReceived 0 response(s)\n',
		},
	},
	busybox: {
		help: {
			exitCode: 1,
			stderr:
				'BusyBox v1.35.0 (Debian) multi-call binary.\n\nUsage: arping [-fqbDUA] [-c CNT]\n\t-D\t\tExit with 1 if DST_IP replies\n',
		},
		ask: 'arping -D -c 2 -w 2 -I enp3s0 192.168.1.9',
		answer: {
			exitCode: 1,
			stdout:
				'ARPING 192.168.1.9 from 0.0.0.0 enp3s0\nUnicast reply from 192.168.1.9 [b6:44:fb:66:c:a] 0.008ms\nSent 1 probe(s) (0 broadcast(s))\nReceived 1 response(s) (0 request(s), 0 broadcast(s))\n',
		},
		silence: {
			stdout:
				'ARPING 192.168.1.9 from 0.0.0.0 enp3s0\nSent 2 probe(s) (0 broadcast(s))\nReceived 0 response(s) (0 request(s), 0 broadcast(s))\n',
		},
	},
	Habets: {
		help: {
			stdout:
				'ARPing 2.23, by Thomas Habets <thomas@habets.se>\nusage: arping [ -0aAbdDeFpPqrRuUvzZ ] [ -w <sec> ]\n',
		},
		ask: 'arping -0 -c 2 -C 1 -i enp3s0 192.168.1.9',
		answer: {
			stdout:
				'ARPING 192.168.1.9\n42 bytes from b6:44:fb:66:0c:0a (192.168.1.9): index=0 time=9.183 usec\n\n--- 192.168.1.9 statistics ---\n1 packets transmitted, 1 packets received,   0% unanswered (0 extra)\n',
		},
		silence: {
			exitCode: 1,
			stdout:
				'ARPING 192.168.1.9\nTimeout\nTimeout\n\n--- 192.168.1.9 statistics ---\n2 packets transmitted, 0 packets received, 100% unanswered (0 extra)\n',
		},
	},
} as const;
