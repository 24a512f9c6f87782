import {isFull} from '../helpers/full.js';
import type {EngineName} from './roots/debian-root.js';

/**
 * The Engines for scenarios in which the program does the same on each: the newest, so that a push is judged within its
 * time; with VDSM_LAB=full (`npm run test:lab:full`) the oldest as well. What an Engine decides — how a script sets DSM up and
 * comes down, its errors, its answers — is tried on both every time.
 */
export const alikeEngines: readonly EngineName[] = isFull() ? ['bookworm', 'sid'] : ['sid'];
