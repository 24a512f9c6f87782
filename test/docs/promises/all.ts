import {partA} from './part-a.js';
import {partB} from './part-b.js';
import {partC} from './part-c.js';
import {partD} from './part-d.js';
import {partE} from './part-e.js';
import {partF} from './part-f.js';
import {partG} from './part-g.js';
import type {Part, Promised} from './promised.js';

export const parts: readonly Part[] = [partA, partB, partC, partD, partE, partF, partG];
export const promises: readonly Promised[] = parts.flatMap(part => part.promises);
