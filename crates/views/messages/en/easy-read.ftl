# The whole site in short sentences, one idea a line.
easy-read-title = Easy read
easy-read-body =
  ## What this is about

  Some people use violence to make others do what they want.

  This is called terrorism.

  Sometimes people are talked into helping with it.

  Prevent helps those people before anyone is hurt.

  ## If there is danger

  Ring { -emergency-link }.

  Do this if someone may be hurt.

  Do this if someone is about to travel to a war.

  ## If you are worried

  You can ring { -advice-line-link }.

  You can [tell us on this website](/refer).

  You do not have to be sure.

  You can say “I do not know”.

  You can ask someone to help you.

  ## What we do

  We read what you tell us.

  The police check if there is a real worry.

  Most times there is not. Then we stop.

  If there is a worry, people meet to talk about how to help.

  ## Help is a choice

  The person can say yes.

  The person can say no.

  The person can stop at any time.

  Nobody is in trouble for saying no.

  If the person is under 16, a parent or guardian chooses.

  ## Your name

  We keep your name safe.

  We do not tell the person that it was you.

  ## If you are not happy

  You can complain.

  Go to our [contact page](/contact) or ask someone to help you.
