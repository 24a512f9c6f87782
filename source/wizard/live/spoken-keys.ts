import {emitKeypressEvents, type Key} from 'node:readline';
import {onlyText} from '../line-editor.js';
import {type Press, pastePress} from '../presses.js';

const named: Readonly<Record<string, string>> = {return: 'enter', enter: 'enter', backspace: 'backspace'};

/** Keys without a screen: names as in presses.ts, as far as one line without a cursor needs them. Returns how to stop. */
export function readKeys(stdin: NodeJS.ReadStream, take: (press: Press) => void): () => void {
	let pasted: string | null = null;
	const onKey = (text: string | undefined, key: Key) => {
		if (key.name === 'paste-start') {
			pasted = '';
		} else if (key.name === 'paste-end') {
			for (const press of pastePress(pasted ?? '')) take(press);
			pasted = null;
		} else if (pasted === null) {
			const press = pressOf(text ?? '', key);
			if (press) take(press);
		} else {
			pasted += text ?? '';
		}
	};
	emitKeypressEvents(stdin);
	stdin.on('keypress', onKey);
	stdin.setRawMode(true);
	stdin.resume();
	return () => {
		stdin.off('keypress', onKey);
		stdin.setRawMode(false);
		stdin.pause();
	};
}

function pressOf(text: string, key: Key): Press | undefined {
	if (key.ctrl) return key.name === 'c' ? {kind: 'key', name: 'ctrl+c'} : undefined;
	const name = named[key.name ?? ''];
	if (name !== undefined) return {kind: 'key', name};
	const typed = key.meta || text.startsWith('\u001B') ? '' : onlyText(text);
	return typed === '' ? undefined : {kind: 'text', text: typed, pasted: false};
}
