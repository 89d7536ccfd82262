/** The thread in which a target is tried. Threads do not have the reader of TypeScript that the command began with. */
import { register } from 'tsx/esm/api';

register();
await import('./try-target.ts');
