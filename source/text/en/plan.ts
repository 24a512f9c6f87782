import type {Severity} from '../../model/finding.js';
import type {StepId} from '../../model/step.js';

const step: Record<StepId, (subject: string) => string> = {
	image: image => `Image ${image} present`,
	storage: path => `Storage folder ${path} present`,
	hook: path => `Start hook ${path} written`,
	'nic-quiet': nic => `Network card ${nic} silent for IPv6 of this host`,
	'nic-up': nic => `Network card ${nic} up`,
	'network-management': name => `Management network ${name} created`,
	'network-lan': name => `LAN network ${name} created`,
	container: name => `Container ${name} created`,
	start: name => `Container ${name} started`,
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
	fix: (what: string) => `What to do: ${what}`,
	engine: (version: string, client: string) =>
		`For Docker Engine ${version}${client === version ? '' : ` (docker command ${client})`}.`,
	writesFile: (path: string) => `write ${path}`,
	generationAssumed:
		'No Docker Engine was reached: the plan is for Engine 28 or newer. An exported script adapts when it runs.',
};
