/** Open recommendations that a page holds in itself, so that a filter needs no server. Of more, it has those it shows. */
export const MOST_IN_PAGE = 300;
/** Rows that a list shows; what is beyond is counted and linked to. */
export const MOST_IN_LIST = 100;
