import type { Target } from './target.ts';
import { ADDRESSING_TARGETS } from './targets/addressing.ts';
import { IMPORTING_TARGETS } from './targets/importing.ts';
import { PARSING_TARGETS } from './targets/parsing.ts';
import { READING_TARGETS } from './targets/reading.ts';
import { WRITING_TARGETS } from './targets/writing.ts';

/** Every parser and codec that is tried by random input, in the order of the data's way. */
export const TARGETS: readonly Target[] = [
	...READING_TARGETS,
	...PARSING_TARGETS,
	...IMPORTING_TARGETS,
	...ADDRESSING_TARGETS,
	...WRITING_TARGETS
];
