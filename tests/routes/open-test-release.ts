import { openRelease, type OpenRelease } from '#lib/server/release.ts';
import { releasesFolder } from '#run/project.mjs';

/** The release that `npm test` has built, or the one of `npm run data`, opened as the server opens it. */
export function openTestRelease(): Promise<OpenRelease> {
	// The tests of all files ask at once; a slow machine is no fault of a query.
	return openRelease(releasesFolder(), { deadlineMs: 30_000 });
}
