/**
 * Works on several items at once and yields their results in the items' order. At most `width` are under way or
 * waiting to be taken, so a folder of any size needs little memory.
 */
export async function* inOrder<T, R>(
  items: Iterable<T>,
  width: number,
  work: (item: T) => Promise<R>,
): AsyncGenerator<R> {
  const underWay: Promise<R>[] = [];
  for (const item of items) {
    const result = work(item);
    // Whoever takes the results meets the rejection when its turn comes.
    result.catch(() => undefined);
    underWay.push(result);
    if (underWay.length >= width) yield await (underWay.shift() as Promise<R>);
  }
  for (const result of underWay) yield await result;
}
