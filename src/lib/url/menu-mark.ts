/**
 * How a menu marks one of its items, as `aria-current` has it: `page` on the page itself, `true` on a page below it. None
 * elsewhere, and none below a page that all others lie under.
 *
 * @param here path of the page, without its language
 * @param item path that the item leads to, without a language
 * @param root whether the item leads to the page that the others lie under
 */
export function menuMark(here: string, item: string, root = false): 'page' | 'true' | undefined {
	if (here === item) return 'page';
	return !root && here.startsWith(`${item}/`) ? 'true' : undefined;
}
