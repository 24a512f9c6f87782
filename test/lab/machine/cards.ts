/** One of the machine's cards: its port on the switch, its MAC, and the device that QEMU puts into the machine. */
export type MachineCard = {readonly port: string; readonly mac: string; readonly device: string};

/**
 * Five cards of five makers, as a drawer full of old ones has them. The kernel's names of them are udev's business: ask by MAC.
 * `port` doubles as QEMU's name of the card and of its cable. A firmware of the card's own would only try to boot from it.
 */
export const machineCards = [
	{port: 'virtio', mac: '00:e0:4c:68:51:01', device: 'virtio-net-pci,romfile='},
	{port: 'e1000e', mac: '00:e0:4c:68:51:02', device: 'e1000e,romfile='},
	{port: 'rtl8139', mac: '00:e0:4c:68:51:03', device: 'rtl8139,romfile='},
	{port: 'vmxnet3', mac: '00:e0:4c:68:51:04', device: 'vmxnet3,romfile='},
	{port: 'usb', mac: '00:e0:4c:68:51:05', device: 'usb-net'},
] as const satisfies readonly MachineCard[];

export type CardPort = (typeof machineCards)[number]['port'];

/** The host's own card, with its address and its default route: see inside/10-uplink.network. */
export const uplinkCard: MachineCard = {
	port: 'own',
	mac: '52:54:00:10:99:10',
	device: 'virtio-net-pci,romfile=',
};

/** MAC of a card by its port. */
export function macOf(port: CardPort): string {
	return machineCards.find(card => card.port === port)?.mac ?? '';
}
