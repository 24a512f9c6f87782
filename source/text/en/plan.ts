import type {Severity} from '../../model/finding.js';
import type {StepKind} from '../../model/step.js';

/** What a step is about: said before it is done, and beside its state. */
const step: Record<StepKind, (subject: string) => string> = {
	image: image => `Image ${image}`,
	storage: path => `Storage folder ${path}`,
	environment: path => `Variables of the former container in ${path}`,
	predecessor: name => `Container ${name} stopped and set aside`,
	hook: path => `Start hook ${path}`,
	'network-management': name => `Management network ${name}`,
	'nic-vlan': nic => `VLAN ${nic}`,
	'network-lan': name => `LAN network ${name}`,
	'nic-manager': nic => `Network card ${nic} left alone by this machine’s network manager`,
	'nic-address': nic => `Network card ${nic} without addresses of this machine`,
	'nic-quiet': nic => `Network card ${nic} without IPv6 and ARP answers of this machine`,
	'nic-up': nic => `Network card ${nic} up`,
	'shim-manager': name => `Interface ${name} left alone by this machine’s network manager`,
	shim: name => `Interface ${name}, this machine’s way to DSM`,
	'shim-boot': unit => `Way to DSM made at each boot, by ${unit}`,
	boot: unit => `Network card ready at each boot, by ${unit}`,
	container: name => `Container ${name}`,
	start: name => `Container ${name} running`,
	'restart-policy': name => `Container ${name} back after every reboot`,
};

const severity: Record<Severity, string> = {
	error: 'Problem',
	danger: 'Danger',
	warning: 'Warning',
	note: 'Note',
};

export const plan = {
	step,
	severity,
	heading: (nic: string, layout: string) => `Plan: Virtual DSM on ${nic}, layout ${layout}`,
	answersHeading: 'Answers',
	wiringHeading: 'Wiring',
	stepsHeading: 'Steps',
	findingsHeading: 'What to know',
	noFindings: 'Nothing stands against it.',
	finding: (severity: string, title: string) => `${severity}: ${title}`,
	consent: (id: string) => `To agree to it: --consent ${id}`,
	fix: (what: string) => `What to do: ${what}`,
	engine: (version: string, client: string) =>
		`For Docker Engine ${version}${client === version ? '' : ` (docker command ${client})`}.`,
	podman: (version: string) =>
		`Here is Podman${version && ` ${version}`}, and no Docker Engine: the plan is for Engine 28 or newer. Nothing of it is run here.`,
	/** What comes after a plan, with the command for it. */
	next: {apply: 'To set it up:', export: 'To save it as a script for that machine:'},
	/** Behind the title of a step. */
	asRoot: ' (as root)',
	generationAssumed:
		'No Docker Engine was reached: the plan is for Engine 28 or newer. An exported script adapts when it runs.',
};
