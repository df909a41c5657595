const subscriptions = [];

export function unsubscribe(topic) {
  return subscriptions.some((subscription, index) => {
    if (subscription.topic === topic) subscriptions.splice(index, 1);
    //                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ removes-element
    return false;
  });
}
