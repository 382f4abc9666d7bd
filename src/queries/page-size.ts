/** Lines on one page of a list; longer lists are slow to lay out on old phones. */
export const PAGE_SIZE = 40;
