/** What the program ends with. Signals end it with 128 plus their number, after clean-up. */
export const exitCode = {
	done: 0,
	failed: 1,
	usage: 2,
	disagrees: 3,
	leftovers: 4,
	locked: 5,
	cancelled: 6,
	changesPending: 10,
	hungUp: 129,
	interrupted: 130,
	terminated: 143,
} as const;

export type ExitCode = (typeof exitCode)[keyof typeof exitCode];
