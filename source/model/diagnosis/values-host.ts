/** Host and Engine. */
export type HostValues = {
	'engine-answers': {readonly reason: string; readonly case: 'none' | 'denied' | 'silent'};
};
