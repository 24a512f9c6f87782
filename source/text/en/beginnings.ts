/** Where a first-time user may stand before anything was asked: on the wrong machine, or on one that lacks something. */
export const beginnings = {
	otherSystem: (system: string) =>
		`This machine runs ${system}. DSM gets a network card of its own on Linux only, with Docker Engine (not Docker Desktop, whose containers do not see the card).`,
	planHere: 'You can still plan here for a Linux machine, and save a script or Compose project for it:',
	there: '1. On the Linux machine, save its facts to a file:',
	copy: '2. Here, fetch that file (put in your user and that machine’s name):',
	here: '3. Here, plan with it:',
	noCardOften:
		'Often it is one of these: a virtual machine or container without a card passed to it, or an adapter whose driver or firmware is missing (dmesg names it). A USB network adapter will do: plug it in, then press r.',
	engine: {
		none: 'No Docker here. You can plan and save; to apply, install it (docs.docker.com/engine/install), then press r.',
		denied:
			'Only root may use Docker here. You can plan and save; to apply, start with: sudo npx vdsm-passthru',
		silent:
			'Docker does not answer. You can plan and save; to apply, start it (“sudo systemctl start docker”), then press r.',
	},
	remembered: 'Your answers of last time are filled in. Press c to start over.',
	kept: (path: string) => `Kept for the next time (${path}): your answers.`,
	noKvm: '/dev/kvm is missing: DSM would be very slow. Turn on virtualization (VT-x, AMD-V) in the BIOS.',
};
