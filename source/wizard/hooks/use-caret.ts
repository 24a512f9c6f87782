import {useCursor} from 'ink';

/**
 * Puts the terminal's own cursor into the text, where input methods and screen magnifiers look for it, or hides it.
 * Ink forgets the place with every frame in which this hook did not run; the whole app is drawn with every frame.
 */
export function useCaret(place: {readonly x: number; readonly y: number} | undefined): void {
	const {setCursorPosition} = useCursor();
	setCursorPosition(place);
}
