// PostGraphile 5.1 is written for Node 22; this function is all that it misses in Node 20. It is loaded with --import.
Promise.withResolvers ??= function withResolvers() {
  let resolve, reject;
  const promise = new this((fulfil, refuse) => {
    resolve = fulfil;
    reject = refuse;
  });
  return { promise, resolve, reject };
};
