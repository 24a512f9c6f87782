/** The card, the kernel's macvlan on it. */
export type CardValues = {
	'nic-carrier': {readonly nic: string; readonly case: 'down' | 'no-carrier'};
};
