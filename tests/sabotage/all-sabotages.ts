import { CONTENT_SABOTAGES } from './content-sabotages.ts';
import { RELEASE_SABOTAGES } from './release-sabotages.ts';
import type { Sabotage } from './sabotage.ts';
import { SERVER_SABOTAGES } from './server-sabotages.ts';

/** Every protection that is switched off to see whether a test says so. */
export const SABOTAGES: readonly Sabotage[] = [
	...CONTENT_SABOTAGES,
	...SERVER_SABOTAGES,
	...RELEASE_SABOTAGES
];
