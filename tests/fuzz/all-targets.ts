import type { Target } from './target.ts';
import { PARSING_TARGETS } from './targets/parsing.ts';
import { READING_TARGETS } from './targets/reading.ts';

/** Every parser and codec that is tried by random input, in the order of the data's way. */
export const TARGETS: readonly Target[] = [...READING_TARGETS, ...PARSING_TARGETS];
