import {randomBytes} from 'node:crypto';

/** A fresh id of a lab: `vp` and six hex digits. */
export function newId(): string {
	return `vp${randomBytes(3).toString('hex')}`;
}
