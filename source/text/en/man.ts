export const man = {
	manual: 'User Commands',
	headings: {
		name: 'NAME',
		synopsis: 'SYNOPSIS',
		description: 'DESCRIPTION',
		commands: 'COMMANDS',
		options: 'OPTIONS',
		exit: 'EXIT STATUS',
		environment: 'ENVIRONMENT',
		files: 'FILES',
		examples: 'EXAMPLES',
		seeAlso: 'SEE ALSO',
	},
	name: 'Virtual DSM on a network card of its own',
	optionsWord: 'options',
	description: [
		'vdsm-passthru gives Virtual DSM (Synology DSM in QEMU in a Docker container) a network card of its own, so that it is on the LAN itself, with its own address and MAC.',
		'It looks at the machine, asks what cannot be known, says what will happen and what will not work, and does it, step by step, with an undo. Or it writes it down, as a shell script or as a Docker Compose project. Without a command it is a wizard.',
		'Looking, planning and exporting change nothing. Setting up needs root and a rootful Docker Engine.',
	],
	sentence: (text: string) => `${text}.`,
	/** Behind a command: the options that it has. */
	takes: (options: string) => `Options: ${options}.`,
	optionsIntro:
		'Behind each option stand the commands that have it; “wizard” is the program without a command.',
	wizard: 'wizard',
	of: (commands: string) => `(${commands})`,
	/** `values`: words. */
	oneOf: (values: string) => `One of: ${values}.`,
	files: [
		['/var/lib/vdsm-passthru/', 'journal and records of root’s runs; --state-dir puts them elsewhere'],
		['$XDG_STATE_HOME/vdsm-passthru/, ~/.local/state/vdsm-passthru/', 'the same of another user’s'],
		['./vdsm-hook.sh', 'the hook that the container runs at its start, in the folder of the set-up'],
		['./dsm/', 'DSM’s storage, unless --storage says otherwise; it is never removed'],
		[
			'/etc/systemd/system/vdsm-passthru-PREFIX.service',
			'makes the card ready before Docker starts, at each boot',
		],
	],
	examples: [
		['The wizard:', 'sudo vdsm-passthru'],
		['Which cards can be given away:', 'vdsm-passthru nics'],
		[
			'The steps and the exact commands, without doing them:',
			'vdsm-passthru plan --nic enp3s0 --ip 192.168.1.70',
		],
		['Do it:', 'sudo vdsm-passthru apply --nic enp3s0 --ip 192.168.1.70'],
		[
			'The same as a script:',
			'vdsm-passthru export --nic enp3s0 --ip 192.168.1.70 --output vdsm-passthru.sh',
		],
		['Why DSM is not reached:', 'sudo vdsm-passthru doctor'],
		['Take it down again:', 'sudo vdsm-passthru undo'],
	],
	seeAlso: 'More is explained by:',
};
