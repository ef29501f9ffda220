# Coming back: adding to what was sent, and reading an answer.
add-title = Add to what you told us
add-body =
  You need the reference you were given, or your receipt code. For your safety, nothing you told us before is shown here.

  If somebody is in danger or about to travel, ring { -emergency-link } first.
add-reference = Your reference or receipt code
add-reference-hint = For example 7K2M-Q9TX-4BVH-2D6N-8. Capital or small letters, with or without dashes and spaces.
add-text = What would you like to add?
add-text-hint = Keep pictures and videos where they are and do not send them. Give links, user names and a description.
add-send = Send
add-error-reference-missing = Write your reference or your receipt code
add-error-reference-length = A reference has 17 letters and digits, and a receipt code has 27. Check that none is missing
add-error-reference-character = A reference holds only letters and digits, and never the letter U. Check what you wrote
add-error-reference-check = One of the letters or digits is not right. Check them again, in groups of four
add-error-text-missing = Write what you would like to add
add-done-title = Thank you. We have kept what you added
add-done-body =
  If the reference is one of ours, a trained officer will see it together with what was sent before. If the reference does not fit, somebody looks for what it belongs to.

  We do not show what you wrote. You can [add more](/add) at any time with the same reference.

  If it cannot wait, ring { -emergency-link } when somebody may be hurt or is about to travel, or the advice line on { -advice-line-link }.

answer-title = See whether there is an answer
answer-body =
  If you asked for an answer, you were given a receipt code. The answer is short. It never says what happened to the person.
answer-code = Your receipt code
answer-code-hint = 27 letters and digits, in groups of four. Capital or small letters, with or without dashes and spaces.
answer-error-missing = Write your receipt code
answer-error-length = A receipt code has 27 letters and digits. The reference is shorter and cannot be used here
answer-error-character = A receipt code holds only letters and digits, and never the letter U. Check what you wrote
answer-error-check = One of the letters or digits is not right. Check them again, in groups of four
answer-more =
  If you have learnt something new, [add it](/add).

  If it cannot wait, ring { -emergency-link } when somebody may be hurt or is about to travel, or the advice line on { -advice-line-link }.
answer-none =
  There is **no answer to show yet**. It can take some weeks, and sometimes there is none that we may give. That says nothing about whether your worry was right.

  You can look again later. If you would like to talk to somebody, ring the advice line on { -advice-line-link } and have your reference at hand.

  If somebody may be hurt or is about to travel, ring { -emergency-link }.
