/** Where a first-time user may stand before anything was asked: on the wrong machine, or on one that lacks something. */
export const beginnings = {
	otherSystem: (system: string) =>
		`This machine runs ${system}. DSM gets a network card of its own on Linux only, with Docker Engine (not Docker Desktop, whose containers do not see the card).`,
	planHere: 'You can still plan here for a Linux machine, and take the script or Compose project to it:',
	there: 'There, write down what it has:',
	copy: 'Copy that file here, with your user and the name of that machine in place of the capitals:',
	here: 'Here, with that file:',
	noCardOften:
		'Often it is one of these: a virtual machine or container without a card passed to it, or an adapter whose driver or firmware is missing (dmesg names it). A USB network adapter will do.',
	engine: {
		none: 'There is no Docker here. You can plan and save everything; to apply it, install Docker Engine first.',
		denied:
			'Docker answers root only. You can plan and save; to apply it, start with: sudo npx vdsm-passthru',
		silent:
			'Docker does not answer. You can plan and save; to apply, start Docker first: “sudo systemctl start docker”',
	},
	remembered: 'Filled in: what you answered last time. Press c to begin anew.',
	kept: (path: string) => `Kept for the next time (${path}): your answers.`,
	noKvm: '/dev/kvm is missing: DSM would be very slow. Turn on virtualization (VT-x, AMD-V) in the BIOS.',
};
