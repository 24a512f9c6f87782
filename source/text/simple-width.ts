/**
 * The signs that our own sentences and pictures are made of, and no others: each is one character for its reader, whatever
 * stands beside it, and its width is known: one column, or two.
 */
const narrow = ' -~‘’“”–—…·×→↑↓←─│┌┐└┘├┤┬┴╌╎❯✔✖▲•◉○⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏';
const wide = '、。《》「」『』【】（）：；，？！％一-鿿';

const simple = new RegExp(`^[${narrow}${wide}]*$`);
const two = new RegExp(`[${wide}]`, 'g');

/**
 * Columns that the text takes in a terminal; undefined: there are other signs in it, and the tables of Unicode have to tell. To
 * load those takes longer than Node's own start, and most of what is measured is ours (a test holds both against each other).
 */
export function simpleWidth(text: string): number | undefined {
	return simple.test(text) ? text.length + (text.match(two)?.length ?? 0) : undefined;
}
