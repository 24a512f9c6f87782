// Lets Node run the lab's TypeScript as it is: `node --import ./bench/typescript.mjs FILE.ts`. The lab finds its files
// by its own place, so it cannot be bundled.
import {register} from 'node:module';

register('./typescript-hooks.mjs', import.meta.url);
