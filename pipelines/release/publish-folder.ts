import { makeWhole, type Filled } from './draft-folder.ts';
import { removeLeftovers } from './held-releases.ts';
import { switchTo, withLock } from './releases-folder.ts';

/**
 * Makes what `fill` writes the current release: tidies up after earlier runs, fills a draft, hands it to the disk, reads it back,
 * names it, and switches. Until the switch, and after any failure, what is served stays as it is.
 *
 * Throws as `fill` and `beforeSwitch` do, `RefusalError` where another build is at work or the disk fails, and naming the file that
 * is not as it was written.
 */
export async function publishFolder<T>(
	releases: string,
	fill: (draft: string) => Promise<Filled<T>>,
	beforeSwitch: () => Promise<void> = async () => {}
): Promise<T> {
	return withLock(releases, async () => {
		await removeLeftovers(releases);
		const { folder, version, result } = await makeWhole(releases, fill);
		await beforeSwitch();
		await switchTo(releases, folder, version);
		return result;
	});
}
