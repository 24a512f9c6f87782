/** A word that one may never have heard, in at most three lines of 80 columns. What stands in the screens is not repeated. */
export const explain = {
	/** Over the words of one question. */
	title: (question: string) => `In plain words: ${question}`,
	words: {
		card: {
			name: 'Network card',
			text: 'Where a network cable goes in: on the mainboard, on a card, or as a USB adapter. Linux names each by its place: enp3s0 sits on PCI bus 3, slot 0. DSM needs one that this machine can do without.',
		},
		verdict: {
			name: 'Recommended, usable, to share, blocked',
			text: 'Recommended: this machine does not use the card. Usable: with the remarks below it. To share: this machine needs it, and DSM can be beside it (layout shared). Blocked: it cannot be DSM’s.',
		},
		carrier: {
			name: 'Link',
			text: 'What a card feels when something is alive at the other end of its cable. No link: no cable, a broken one, or a switch that is off. A card that is down feels nothing, with or without a cable.',
		},
		defaultRoute: {
			name: 'Default route',
			text: 'The way out of this machine, most often to your router. Without the card that it goes over this machine is off the network, and your SSH session with it: so it is given away only if you say so by name.',
		},
		passthru: {
			name: 'Passthru',
			text: 'A card is handed over whole: what arrives on its cable goes to DSM, as if the cable ended there. Docker calls it a macvlan network in passthru mode. Nobody else uses the card meanwhile, not even this machine.',
		},
		bridge: {
			name: 'Bridge',
			text: 'A network switch made of software. br0 is one inside the container. DSM’s virtual network card is plugged into it, and in layout direct your card, in classic the way to this machine.',
		},
		macvlan: {
			name: 'macvlan',
			text: 'The kernel’s way to put another interface, with a MAC of its own, on a card. Layout shared uses it beside this machine’s own; direct and classic use it to hand the whole card over.',
		},
		macvtap: {
			name: 'macvtap',
			text: 'A macvlan that ends in a virtual machine: DSM holds it like a cable. So in layout shared DSM itself is on the LAN, beside this machine, with a MAC and an address of its own.',
		},
		nat: {
			name: 'NAT',
			text: 'Whoever comes through gets another address on the way: translation. DSM then sees the container’s instead of the real one: in layout classic for everybody, in direct only for those who come by way of this machine.',
		},
		isolation: {
			name: 'Why this machine cannot reach DSM over the card',
			text: 'What goes out over a card goes to its cable, and no switch sends it back. Other ways: in direct, published ports or another card on the LAN; in classic, the container’s address on the bridge; in shared, an interface made for it.',
		},
		staticAddress: {
			name: 'Static address',
			text: 'You choose it once and it stays. It has to lie outside of what your router hands out to others, or one day two devices have the same one and neither works.',
		},
		dhcp: {
			name: 'DHCP',
			text: 'Your router hands out addresses to whoever asks, and remembers for how long: a lease. Convenient, but the address may change, unless the router keeps one for DSM’s MAC: a reservation.',
		},
		manualAddress: {
			name: 'Manual address',
			text: 'You type address, gateway and DNS into DSM itself: Control Panel > Network > Network Interface > LAN 2. Until then DSM asks your router for an address, as with DHCP.',
		},
		reservation: {
			name: 'Reservation',
			text: 'Your router always gives the same address to the same MAC. You set it on the router’s web page, where it may be called static lease, address reservation or binding.',
		},
		subnet: {
			name: 'Subnet',
			text: 'The addresses that talk to each other without a router. 192.168.1.0/24 means: the first 24 of 32 bits are the same for all, which leaves 192.168.1.1 to 192.168.1.254.',
		},
		gateway: {
			name: 'Gateway',
			text: 'The door to everything that is not in your own subnet: your router. It is the address under which you open the router’s web page, often the first one of the subnet.',
		},
		ip: {
			name: 'IP address',
			text: 'The number under which others find DSM: http://192.168.1.70:5000 in a browser. Take one of your subnet that no other device has, or both lose their connections by turns; as root this program asks the LAN, with arping.',
		},
		dns: {
			name: 'DNS',
			text: 'The phone book that turns names into addresses. Without it DSM finds no updates and no packages. Your router most often knows one: its own address is a good answer.',
		},
		mac: {
			name: 'MAC',
			text: 'The number of a network card, six pairs like 46:9a:45:d1:97:41, by which a switch and your router know a device. With another MAC DSM is another device to them, and a reservation no longer holds.',
		},
		management: {
			name: 'Management network',
			text: 'A network inside this machine only, between it and the container. It is no way to your LAN; it lets this machine reach DSM although the card is not its own. DSM’s LAN 1 leads to it.',
		},
		port: {
			name: 'Port',
			text: 'Which service of a device is meant: DSM’s web page answers at 5000 (5001 with encryption), SSH at 22, file shares at 445. An address finds the house, a port the door.',
		},
		published: {
			name: 'Published port',
			text: 'A door of this machine that leads into DSM, in layout direct. 127.0.0.1:5000:5000 opens it for programs on this machine alone; 0.0.0.0 in its place opens it for whoever reaches this machine.',
		},
		closed: {
			name: 'Closed port',
			text: 'DSM stands on the LAN with all its doors. The TCP ports that you name here are shut for everybody on the LAN; the way over this machine stays open.',
		},
		takeOver: {
			name: 'A DSM that runs already',
			text: 'It moves with its disk, its settings and its MAC. The container that it leaves is stopped and kept, and is started again when something fails or you undo the set-up.',
		},
		container: {
			name: 'Container',
			text: 'A program with files and a network of its own, run by Docker. In this one runs QEMU, a computer made of software, and in that runs DSM. It can be thrown away and made anew: the data are elsewhere.',
		},
		image: {
			name: 'Image',
			text: 'What a container is made from. This one holds QEMU and scripts, not DSM itself: that is fetched from its maker at the first start. The image is downloaded once; its version stands after the colon.',
		},
		storage: {
			name: 'Storage folder',
			text: 'DSM’s disk is a file in it, with all that you keep in DSM. Undoing never removes it. Put it on the disk with the most room, and have a backup of it: what is deleted there is gone.',
		},
		disk: {
			name: 'Disk size',
			text: 'How large DSM believes its disk to be. The file grows with what is kept, so more than is free today is possible, but when the real disk is full, DSM stops in the middle of writing.',
		},
		memory: {
			name: 'Memory',
			text: 'It is DSM’s for as long as DSM runs, and this machine cannot use it meanwhile: leave it 1 GB at least. 2G is enough to begin with; packages, and many users, want more. It can be changed later.',
		},
		cores: {
			name: 'CPU cores',
			text: 'How much DSM may compute at a time. Cores are shared, not given away: what DSM leaves idle is this machine’s, so giving DSM all of them does no harm. Two are enough for files; packages make use of more.',
		},
		prefix: {
			name: 'Name prefix',
			text: 'The beginning of the names of all that is made: networks, files, boot unit. By it, and a label, undo knows what is its own. Two DSMs on one machine need two names.',
		},
		vlan: {
			name: 'VLAN',
			text: 'Several networks over one cable, told apart by a number in each frame. Both ends have to know: the switch’s port must carry that number. A home router that never asked you has none.',
		},
		shim: {
			name: 'A way from this machine to DSM',
			text: 'A small interface beside DSM on the same card, with an address of its own, through which the two see each other. It comes with each boot and goes with undo.',
		},
		severity: {
			name: 'Error, danger, warning, note',
			text: 'An error: it will not work like this. A danger: it works, and costs you something; it wants a word that you type. A warning: it may not work. A note: good to know.',
		},
		typed: {
			name: 'Why a word is to be typed',
			text: 'Enter is pressed without a thought; a card’s name is not typed without one. It is asked for where this machine loses something, such as an address that others know it by.',
		},
		apply: {
			name: 'Apply now',
			text: 'Does the steps one by one and reads each back. When one fails, or at Ctrl-C, everything is rolled back, except a downloaded image and DSM’s storage folder. “sudo npx vdsm-passthru undo” does the same later.',
		},
		script: {
			name: 'Shell script, Compose project',
			text: 'The same set-up as a file, to read first, to keep, or for a machine without Node. The script has up, down and check. Compose suits those who run all their containers with docker compose.',
		},
	},
};
