/** What has a terminal tell a paste from typing, and what ends that; nothing for one that obeys no sequences. */
export function markPastes(sequences: boolean): {readonly on: string; readonly off: string} {
	return sequences ? {on: '\u001B[?2004h', off: '\u001B[?2004l'} : {on: '', off: ''};
}
