import {readText} from '../system/files.js';

/** Nothing nests this deep; a loop in what we read would otherwise never end. */
const deepest = 64;

/**
 * The values that the processes above `pid` have for one variable, nearest first. Only that one is looked at: the
 * others may be secrets (promise E7). Without root only our own processes can be read.
 */
export async function ancestorVariables(root: string, pid: number, name: string): Promise<string[]> {
	const values: string[] = [];
	let current = pid;
	for (let depth = 0; depth < deepest && current > 0; depth++) {
		const value = await variableOf(root, current, name);
		if (value !== undefined && !values.includes(value)) values.push(value);
		current = await parentOf(root, current);
	}
	return values;
}

async function variableOf(root: string, pid: number, name: string): Promise<string | undefined> {
	const prefix = `${name}=`;
	const variables = (await readText(`${root}/proc/${pid}/environ`))?.split('\0') ?? [];
	return variables.find(variable => variable.startsWith(prefix))?.slice(prefix.length);
}

async function parentOf(root: string, pid: number): Promise<number> {
	const stat = (await readText(`${root}/proc/${pid}/stat`)) ?? '';
	// The second field is the program's name in parentheses, and may itself hold parentheses and spaces.
	const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
	return Number.isInteger(parent) ? parent : 0;
}
