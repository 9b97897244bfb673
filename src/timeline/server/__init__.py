"""What a server is told before it starts, and several processes of it behind one port."""
