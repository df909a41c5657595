process.on('disconnect', () => process.exit(1));
process.on('message', (job) => process.send({ done: job }));
